/**
 * Resolves when everything else that waits had its turn. A timer would do so as well, but browsers let those wait for milliseconds
 * that add up.
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
