import type { Memento } from 'vscode';

/** State that holds whatever somebody put there. */
export class Memory implements Memento {
  private readonly values: Map<string, unknown>;

  constructor(values: { readonly [key: string]: unknown } = {}) {
    this.values = new Map(Object.entries(values));
  }

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get(key: string, otherwise?: unknown): never {
    return (this.values.has(key) ? this.values.get(key) : otherwise) as never;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
  }
}
