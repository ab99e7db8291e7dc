import assert from 'node:assert/strict';
import { Late, standIn } from '../../../src/editor/late';

/** Something that is made when `finish` is called, or not when `fail` is; what is made notes that it was disposed. */
function making() {
  const attempts: { finish(): void; fail(error: Error): void }[] = [];
  const told: unknown[] = [];
  const disposed: number[] = [];
  const late = new Late(
    () =>
      new Promise<{ readonly number: number; dispose(): void }>((resolve, reject) => {
        const number = attempts.length;
        attempts.push({ finish: () => resolve({ number, dispose: () => disposed.push(number) }), fail: reject });
      }),
    (error) => told.push(error),
  );
  return { late, attempts, told, disposed };
}

describe('A late part', () => {
  it('is not made before it is asked for', () => {
    assert.equal(making().attempts.length, 0);
  });

  it('is made once, for all who ask meanwhile and later', async () => {
    const { late, attempts } = making();
    const early = [late.get(), late.need()];
    attempts[0]?.finish();
    const made = await Promise.all([...early, late.get()]);
    assert.equal(attempts.length, 1);
    assert.equal(new Set(made).size, 1);
  });

  it('is made again for the next who asks, where making it failed', async () => {
    const { late, attempts } = making();
    const first = late.get();
    attempts[0]?.fail(new Error('no such file'));
    await assert.rejects(first, /no such file/);
    const second = late.get();
    attempts[1]?.finish();
    assert.equal((await second).number, 1);
  });

  it('tells a failure once in a row, of those that nobody sees', async () => {
    const { late, attempts, told } = making();
    const failed = async (asked: Promise<unknown>) => {
      attempts.at(-1)?.fail(new Error(`attempt ${attempts.length}`));
      await assert.rejects(asked);
    };
    await failed(late.get());
    assert.deepEqual(told, []);
    await failed(late.need());
    await failed(late.need());
    assert.deepEqual(told.map(String), ['Error: attempt 2']);
  });

  it('is disposed with what holds it, however late it is made', async () => {
    const { late, attempts, disposed } = making();
    const asked = late.get();
    late.dispose();
    assert.deepEqual(disposed, []);
    attempts[0]?.finish();
    await asked;
    assert.deepEqual(disposed, [0]);
  });

  it('is disposed at once where it is made', async () => {
    const { late, attempts, disposed } = making();
    const asked = late.get();
    attempts[0]?.finish();
    await asked;
    late.dispose();
    assert.deepEqual(disposed, [0]);
  });
});

describe('A stand-in', () => {
  const greeter = { name: 'Ada', greet: (token: { isCancellationRequested: boolean }) => `Hello, ${token}` };

  it('asks the provider itself, with all that it was asked', async () => {
    const provider = {
      sum: 40,
      add(...parts: number[]) {
        return parts.reduce((one, other) => one + other, this.sum);
      },
    };
    assert.equal(await standIn(async () => provider, 'add').add(1, 1), 42);
  });

  it('answers what was asked before the provider was there', async () => {
    let arrive: (provider: typeof greeter) => void = () => undefined;
    const arrival = new Promise<typeof greeter>((resolve) => {
      arrive = resolve;
    });
    const answer = standIn(() => arrival, 'greet').greet({ isCancellationRequested: false });
    arrive(greeter);
    assert.equal(await answer, 'Hello, [object Object]');
  });

  it('does not ask for what nobody waits for any more', async () => {
    const token = { isCancellationRequested: false };
    const answer = standIn(async () => greeter, 'greet').greet(token);
    token.isCancellationRequested = true;
    assert.equal(await answer, undefined);
  });

  it('offers no more than it is to be asked', () => {
    assert.deepEqual(Object.keys(standIn(async () => greeter, 'greet')), ['greet']);
  });
});
