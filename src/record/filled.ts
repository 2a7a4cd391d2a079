/** An object without its unknown values: undefined, empty strings and empty lists. */
export const filled = <T extends object>(value: { readonly [Key in keyof T]: T[Key] | undefined }): T =>
  Object.fromEntries(
    Object.entries(value).filter(([, one]) =>
      Array.isArray(one) ? one.length > 0 : one !== undefined && one !== '',
    ),
  ) as T;
