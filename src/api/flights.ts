import { cancelled } from './failure';

export interface Flights<T> {
  /**
   * The result of what is under way by that name, or of `start` when nothing is. `signal` ends only the wait of this caller;
   * `start`'s own signal comes when nobody waits any more.
   */
  join(name: string, start: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Everybody who waits is told that it was cancelled. */
  cancelAll(): void;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** Work that is done once for all who ask for it at the same time. */
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
