import packageJson from "../../package.json" with { type: "json" };

/** The version of Talus, as npm knows it. */
export const version: string = packageJson.version;
