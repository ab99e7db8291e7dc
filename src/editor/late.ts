import type { Disposable } from 'vscode';

/**
 * Something that is made when it is first asked for, and is the same for everybody from then on. Where making it failed, the next one
 * who asks tries again. What is made after `dispose` was called is disposed at once.
 */
export class Late<T extends Disposable> implements Disposable {
  #making: Promise<T> | undefined;
  #made: T | undefined;
  #isDisposed = false;
  #isTold = false;

  /** `tell` shows a failure to the person. */
  constructor(
    private readonly make: () => Promise<T>,
    private readonly tell: (error: unknown) => void,
  ) {}

  /** Rejects with what `make` rejects with, for those who show it. */
  get(): Promise<T> {
    this.#making ??= this.#make();
    return this.#making;
  }

  /** As `get`, for those whose failures nobody sees: the first one in a row is told. */
  async need(): Promise<T> {
    try {
      return await this.get();
    } catch (error) {
      if (!this.#isTold) this.tell(error);
      this.#isTold = true;
      throw error;
    }
  }

  /** As `need`, for those who do not wait. */
  begin(): void {
    this.need().catch(() => undefined);
  }

  async #make(): Promise<T> {
    try {
      const made = await this.make();
      this.#made = made;
      this.#isTold = false;
      if (this.#isDisposed) made.dispose();
      return made;
    } catch (error) {
      this.#making = undefined;
      throw error;
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#made?.dispose();
  }
}

/**
 * Stands in for a provider until it is first asked: `methods` are what VS Code asks it. An answer that nobody waits for any more when
 * the provider is there is not made.
 */
export function standIn<Provider, Method extends keyof Provider & string>(
  provider: () => Promise<Provider>,
  ...methods: readonly Method[]
): Pick<Provider, Method> {
  const asked = methods.map((method) => [
    method,
    async (...question: unknown[]) => {
      const loaded = (await provider()) as Record<Method, (...question: unknown[]) => unknown>;
      return question.some(isCancelled) ? undefined : loaded[method](...question);
    },
  ]);
  return Object.fromEntries(asked) as Pick<Provider, Method>;
}

/** Of what a provider is asked with, the token. */
function isCancelled(part: unknown): boolean {
  return (
    typeof part === 'object' &&
    part !== null &&
    'isCancellationRequested' in part &&
    part.isCancellationRequested === true
  );
}
