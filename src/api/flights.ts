import { cancelled } from './failure';

export interface Flights<T> {
  /**
   * Resolves to the result of the work under way of that name, or else of `start`. `signal` ends the wait of this
   * caller only; the signal passed to `start` is aborted when no caller is left.
   */
  join(name: string, start: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Aborts all work. Every waiting caller gets a `cancelled` failure. */
  cancelAll(): void;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** Shares work among callers that ask for the same thing at the same time. */
export function createFlights<T>(): Flights<T> {
  const flights = new Map<string, Flight<T>>();

  function begin(name: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const stop = new AbortController();
    const result = new Promise<T>((resolve, reject) => {
      const land = () => {
        if (flights.get(name) === flight) flights.delete(name);
      };
      stop.signal.addEventListener('abort', () => {
        land();
        reject(cancelled());
      });
      start(stop.signal).finally(land).then(resolve, reject);
    });
    const flight = { result, stop, waiting: 0 };
    flights.set(name, flight);
    return flight;
  }

  return {
    async join(name, start, signal) {
      if (signal?.aborted) throw cancelled();
      const flight = flights.get(name) ?? begin(name, start);
      flight.waiting++;
      return new Promise((resolve, reject) => {
        const leave = () => {
          reject(cancelled());
          if (--flight.waiting === 0) flight.stop.abort();
        };
        signal?.addEventListener('abort', leave);
        flight.result.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
      });
    },
    cancelAll() {
      for (const { stop } of flights.values()) stop.abort();
    },
  };
}
