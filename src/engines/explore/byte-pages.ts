/** A block of bytes in memory that all threads see. */
export interface Block {
  readonly buffer: SharedArrayBuffer;
  readonly from: number;
  readonly to: number;
}

const firstPage = 1 << 14;
const largestPage = 1 << 20;

/** Memory for bytes that are written once, page after page; pages start small and double up to 1 MB. */
export class BytePages {
  page = new Uint8Array(new SharedArrayBuffer(firstPage));
  at = 0;
  /** Bytes of all pages that were made. */
  bytes = firstPage;

  /** Makes `size` bytes in one piece available at `at` of `page`; true when a new page was begun for them. */
  reserve(size: number): boolean {
    if (this.at + size <= this.page.length) return false;
    const length = Math.max(Math.min(this.page.length * 2, largestPage), size);
    this.page = new Uint8Array(new SharedArrayBuffer(length));
    this.bytes += length;
    this.at = 0;
    return true;
  }

  get buffer(): SharedArrayBuffer {
    return this.page.buffer as SharedArrayBuffer; // it was made from one
  }
}
