import { answering, type Fixture } from '../../preview/fixture';
import { maskedUrl } from '../../preview/maskedUrl';
import { rendered } from '../../preview/rehearsal';
import type { Caller, Rendering } from '../../preview/rendering';
import { whatIfNamed } from '../../preview/whatIf';
import { API_URL } from '../../profile/request';
import { shortened } from '../../profile/visible';
import { outcomeOf as sampleOutcome } from '../../sample/call';
import type { TemplateNode } from '../../template/nodes';

/** Characters of a URL in a sentence. */
const LONGEST_URL = 300;

/** What is read when something happens to the calls, or nothing does. */
export interface Outcome {
  readonly whatIf: string;
  readonly rendering: Rendering;
}

/** Renders a template once for each name of a rehearsal. The fixture alone answers; `endpoint` is that of the Profile API. */
export async function outcomesOf(
  template: TemplateNode,
  fixture: Fixture,
  whatIfs: readonly string[],
  endpoint: string,
): Promise<readonly Outcome[]> {
  const { person, personalization = {} } = fixture;
  const now = Date.now();
  const outcomes: Outcome[] = [];
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

/** Nothing leaves the machine: a call that the fixture has no answer for is not made. */
function offline({ answers = [], sample = false }: Fixture): Caller {
  return answering(answers, async (request) => {
    if (sample && request.isProfileApi) return sampleOutcome(request);
    const url = shortened(maskedUrl(request.url), LONGEST_URL);
    return { failure: `Not called: the fixture has no answer for ${request.method} ${url}` };
  });
}
