/** One line of the benchmark: what was measured, beside what, and how much is allowed. */
export interface Row {
  readonly what: string;
  readonly value: string;
  readonly peer?: string;
  readonly limit: string;
  readonly holds: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export function percentile95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;
}

/**
 * Runs the tasks in turn, A B C A B C …, so that a machine whose speed drifts is unfair to none. Returns milliseconds by task,
 * one for each round, without the rounds that warm up.
 */
export async function inTurn(
  tasks: readonly (() => Promise<unknown>)[],
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<number[][]> {
  const times: number[][] = tasks.map(() => []);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      const begun = performance.now();
      await task();
      if (round >= 0) times[index]?.push(performance.now() - begun);
    }
  }
  return times;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const kb = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;

export function print(rows: readonly Row[]): void {
  const table = [
    ['what', 'measured', 'beside', 'at most', ''],
    ...rows.map(({ what, value, peer = '', limit, holds }) => [what, value, peer, limit, holds ? '' : 'MISSED']),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
