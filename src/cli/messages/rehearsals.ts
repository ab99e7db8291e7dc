import { answering, type Fixture } from '../../preview/fixture';
import { maskedUrl } from '../../preview/maskedUrl';
import { rendered } from '../../preview/rehearsal';
import type { Caller, Rendering } from '../../preview/rendering';
import { whatIfNamed } from '../../preview/whatIf';
import { API_URL } from '../../profile/request';
import { shortened } from '../../profile/visible';
import { outcomeOf as sampleOutcome } from '../../sample/call';
import type { TemplateNode } from '../../template/nodes';

/** The most characters of a URL that are quoted in a sentence. */
const LONGEST_URL = 300;

/** The rendering of one case: a what-if, or the message as it is. */
export interface RehearsalOutcome {
  readonly whatIf: string;
  readonly rendering: Rendering;
}

/**
 * Renders a template once for each named what-if. Calls are answered by the fixture alone. `endpoint` is the URL of the
 * Profile API.
 */
export async function outcomesOf(
  template: TemplateNode,
  fixture: Fixture,
  whatIfs: readonly string[],
  endpoint: string,
): Promise<readonly RehearsalOutcome[]> {
  const { person, personalization = {} } = fixture;
  const now = Date.now();
  const outcomes: RehearsalOutcome[] = [];
  for (const whatIf of whatIfs) {
    const rehearsal = {
      template,
      fixture,
      person,
      personalization,
      whatIf: whatIfNamed(whatIf),
      endpoint: endpoint || API_URL,
      now,
    };
    const rendering = await rendered(rehearsal, offline(fixture), new AbortController().signal);
    outcomes.push({ whatIf, rendering });
  }
  return outcomes;
}

/** Answers calls without the network. A call that the fixture has no answer for is not made. */
function offline({ answers = [], sample = false }: Fixture): Caller {
  return answering(answers, async (request) => {
    if (sample && request.isProfileApi) return sampleOutcome(request);
    const url = shortened(maskedUrl(request.url), LONGEST_URL);
    return { failure: `Not called: the fixture has no answer for ${request.method} ${url}` };
  });
}
