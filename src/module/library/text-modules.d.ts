/** A module's text, put in by the bundler. */
declare module "*.tla" {
  const text: string;
  export default text;
}
