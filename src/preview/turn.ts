/**
 * Resolves after all pending tasks had their turn. Not a timer, because browsers delay those by several milliseconds
 * each.
 */
export function turnOfOthers(): Promise<undefined> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve, undefined);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(undefined);
  });
}
