/** Bytes under construction, in memory that grows and is used again. */
export class ByteWriter {
  bytes = new Uint8Array(1024);
  at = 0;

  reset(): void {
    this.at = 0;
  }

  byte(value: number): void {
    if (this.at === this.bytes.length) this.#grow();
    this.bytes[this.at++] = value;
  }

  /** Four bytes, the lowest first. */
  word(value: number): void {
    this.byte(value & 255);
    this.byte((value >>> 8) & 255);
    this.byte((value >>> 16) & 255);
    this.byte(value >>> 24);
  }

  /** A natural number below 2^32, in one to five bytes. */
  count(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  text(value: string): void {
    this.count(value.length);
    for (let i = 0; i < value.length; i++) this.count(value.charCodeAt(i));
  }

  #grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Reads what a ByteWriter wrote. */
export class ByteReader {
  bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.bytes[this.at++];
  }

  word(): number {
    const { bytes, at } = this;
    this.at += 4;
    return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
  }

  count(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  text(): string {
    const length = this.count();
    let text = "";
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.count());
    return text;
  }
}
