import { Drop, type Value } from '../values';

/** The properties that `forloop` and `tablerowloop` have in common. */
export abstract class LoopDrop extends Drop {
  index = 0;

  constructor(private readonly length: number) {
    super();
  }

  get isLast(): boolean {
    return this.index === this.length - 1;
  }

  property(name: string): Value | undefined {
    const { index, length } = this;
    switch (name) {
      case 'index':
        return index + 1;
      case 'index0':
        return index;
      case 'rindex':
        return length - index;
      case 'rindex0':
        return length - index - 1;
      case 'first':
        return index === 0;
      case 'last':
        return this.isLast;
      case 'length':
        return length;
      default:
        return undefined;
    }
  }
}
