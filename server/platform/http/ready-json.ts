declare const shape: unique symbol;

/** A reply of shape `T` that is JSON already: remembered text is sent as it is. */
export class ReadyJson<T> {
  declare readonly [shape]: T;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
