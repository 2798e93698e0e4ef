/** Thrown by an encoding that cannot write down what was asked: the bit encoding has no integers without bound. The caller
 *  either chooses another encoding or reports a diagnostic that names the construct. */
export class Unsupported extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Unsupported";
  }
}
