import type { Disposable } from 'vscode';

/**
 * A value that is created on first use and then shared. If creating it fails, the next caller tries again. If it is
 * created after `dispose`, it is disposed at once.
 */
export class Late<T extends Disposable> implements Disposable {
  private making: Promise<T> | undefined;
  private made: T | undefined;
  private isDisposed = false;
  private isTold = false;

  /** `tell` shows an error to the user. */
  constructor(
    private readonly make: () => Promise<T>,
    private readonly tell: (error: unknown) => void,
  ) {}

  /** Resolves to the value. For callers that show errors themselves: rejects with the error of `make`. */
  get(): Promise<T> {
    this.making ??= this.makeOnce();
    return this.making;
  }

  /** Like `get`, for callers whose errors would go unseen: also shows the first of consecutive errors. */
  async need(): Promise<T> {
    try {
      return await this.get();
    } catch (error) {
      if (!this.isTold) this.tell(error);
      this.isTold = true;
      throw error;
    }
  }

  /** Like `need`, for callers that do not wait for the value. */
  begin(): void {
    this.need().catch(() => undefined);
  }

  private async makeOnce(): Promise<T> {
    try {
      const made = await this.make();
      this.made = made;
      this.isTold = false;
      if (this.isDisposed) made.dispose();
      return made;
    } catch (error) {
      this.making = undefined;
      throw error;
    }
  }

  dispose(): void {
    this.isDisposed = true;
    this.made?.dispose();
  }
}

/**
 * Returns an object that loads a provider when VS Code first calls one of `methods`, and delegates to it. Does nothing
 * if the question was cancelled while the provider was loading.
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

/** Whether an argument is a cancellation token that was cancelled. */
function isCancelled(part: unknown): boolean {
  return (
    typeof part === 'object' &&
    part !== null &&
    'isCancellationRequested' in part &&
    part.isCancellationRequested === true
  );
}
