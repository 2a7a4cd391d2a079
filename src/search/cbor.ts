// Of CBOR (RFC 8949), the little that a list of places in an index takes: whole numbers, texts, and arrays of a known
// length. Everything else is read and written by `cborg`; to make values of millions of places, only to write them down
// again, would take it minutes.

const text = 3;
const array = 4;

/** Reads one item after another. What is none of the kind that is asked for is an error. */
export class Reader {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** How many items follow that belong to an array. */
  array(): number {
    return this.#head(array);
  }

  unsigned(): number {
    return this.#head(0);
  }

  text(): string {
    const length = this.#head(text);
    return Buffer.from(this.bytes.subarray(this.at, (this.at += length))).toString();
  }

  /** Passes over an array of whole numbers of either sign, and tells how many. */
  skipNumbers(): number {
    const count = this.array();
    for (let index = 0; index < count; index += 1) this.#head(this.bytes[this.at]! >> 5 === 1 ? 1 : 0);
    return count;
  }

  #head(kind: number): number {
    const first = this.bytes[this.at++] ?? 0xff;
    const short = first & 31;
    if (first >> 5 !== kind || short > 26) throw new Error(`unexpected byte ${first} before ${this.at}`);
    if (short < 24) return short;
    let value = 0;
    for (let left = 1 << (short - 24); left > 0; left -= 1) value = value * 256 + this.bytes[this.at++]!;
    return value;
  }
}

/** Writes one item after another, each as short as it can be. */
export class Writer {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #length = 0;

  array(length: number): void {
    this.#head(array, length);
  }

  unsigned(value: number): void {
    this.#head(0, value);
  }

  text(value: string): void {
    const bytes = Buffer.from(value);
    this.#head(text, bytes.length);
    this.encoded(bytes);
  }

  /** Items that are encoded already. */
  encoded(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** All that has been written since the last call. */
  take(): Buffer {
    const all = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return all;
  }

  #head(kind: number, value: number): void {
    this.#room(5);
    const size = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : 4;
    this.#bytes[this.#length++] = (kind << 5) | (size === 0 ? value : 24 + Math.log2(size));
    if (size > 0) this.#length = this.#bytes.writeUIntBE(value, this.#length, size);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
