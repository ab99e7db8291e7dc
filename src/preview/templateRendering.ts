import type { Rendering } from './rendering';

/** What `renderTemplate` gives to programs, in VS Code as in a shell. */
export interface TemplateRendering {
  readonly output: string;
  readonly aborted?: { readonly reason: string };
  readonly calls: readonly {
    readonly url: string;
    readonly status?: number;
    readonly failure?: string;
    readonly durationMs: number;
    readonly fromCache: boolean;
    readonly variable: string;
  }[];
  readonly problems: readonly (Position & { readonly message: string })[];
}

/** From 0 on, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** `positionOf` tells where in the template an offset stands. */
export function toTemplateRendering(
  { output, aborted, calls, problems }: Rendering,
  positionOf: (offset: number) => Position,
): TemplateRendering {
  return {
    output,
    ...(aborted ? { aborted: { reason: aborted.reason } } : {}),
    calls: calls.map(({ url, status, failure, durationMs, fromCache, variable }) => ({
      url,
      ...(status === undefined ? {} : { status }),
      ...(failure === undefined ? {} : { failure }),
      durationMs,
      fromCache,
      variable,
    })),
    problems: problems.map(({ message, start }) => ({ message, ...positionOf(start) })),
  };
}
