import { maskedUrl } from './maskedUrl';
import type { Rendering } from './rendering';

/** The result of `renderTemplate`, in VS Code and on the command line. */
export interface TemplateRendering {
  readonly output: string;
  readonly aborted?: { readonly reason: string };
  readonly calls: readonly {
    /** As rendered, with keys masked. */
    readonly url: string;
    readonly status?: number;
    readonly failure?: string;
    readonly durationMs: number;
    readonly fromCache: boolean;
    readonly variable: string;
  }[];
  readonly problems: readonly (Position & { readonly message: string })[];
}

/** Zero-based, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** `positionOf` converts an offset in the template. */
export function toTemplateRendering(
  { output, aborted, calls, problems }: Rendering,
  positionOf: (offset: number) => Position,
): TemplateRendering {
  return {
    output,
    ...(aborted ? { aborted: { reason: aborted.reason } } : {}),
    calls: calls.map(({ url, status, failure, durationMs, fromCache, variable }) => ({
      url: maskedUrl(url),
      ...(status === undefined ? {} : { status }),
      ...(failure === undefined ? {} : { failure }),
      durationMs,
      fromCache,
      variable,
    })),
    problems: problems.map(({ message, start }) => ({ message, ...positionOf(start) })),
  };
}
