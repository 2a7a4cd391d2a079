// Types for packages without their own, as far as the tests use them.

declare module 'html-metadata' {
  type Values = Readonly<Record<string, string | readonly string[]>>;
  export function loadFromString(html: string): Promise<{
    readonly highwirePress?: Values;
    readonly dublinCore?: Values;
    readonly openGraph?: Values;
    readonly jsonLd?: object;
  }>;
}

declare module 'pandoc-wasm' {
  export function convert(
    options: { from: string; to: string },
    stdin: string,
    files: Record<string, string>,
  ): Promise<{ stdout: string; stderr: string }>;
}

declare module 'vnu-jar' {
  /** The path of the Nu Html Checker's jar. */
  const path: string;
  export default path;
}

declare module 'jsonld' {
  type Loader = (url: string) => Promise<{ contextUrl: undefined; documentUrl: string; document: object }>;
  const jsonld: {
    expand(document: object, options: { documentLoader: Loader }): Promise<readonly object[]>;
  };
  export default jsonld;
}
