/** The text of a file by its byte order mark, or else as UTF-8; the line of what is neither. */
export function decode(bytes: Buffer): string | { readonly line: number } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lines = bytes.toString('utf8').split('\n');
    return { line: lines.findIndex((line) => line.includes('\ufffd')) + 1 || 1 };
  }
}
