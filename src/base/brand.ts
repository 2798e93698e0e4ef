/** `T` made nominal: values of different brands can not be passed for each other. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
