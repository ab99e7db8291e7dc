import { pipedIn } from '../../language/defaults';
import { inserted, replaced } from '../../language/edit';
import { holderOfNamed } from '../../language/filterFields';
import { type Inferred, isNothing } from '../../language/inference/inferred';
import { membersOf, type PlainShape, type Shape } from '../../profile/shape';
import type { PipelineNode, Span } from '../../template/expressionNodes';
import { textOf } from '../../template/query';
import type { Checked, Finding } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';
import { answerOf, isHeld, nameIn, startOfStep } from './answers';
import { type Mistake, meantBy } from './meant';
import { type Reading, readingsIn } from './readings';

/**
 * Checks field names in filter arguments and on filter results: `recommendations | map: 'recid'`, and `{{ one.score }}`
 * after `| first`.
 */
export function* unknownBehindFilters(checked: Checked): Iterable<Finding> {
  let last: PipelineNode | undefined;
  for (const reading of readingsIn(checked.shapes)) {
    if (!answerOf(reading)) yield* readOfResult(reading, checked);
    const piped = reading.role === 'argument' ? undefined : pipedIn(reading.statement);
    if (piped?.kind !== 'pipeline' || piped === last) continue;
    last = piped;
    yield* namedInFilters(piped, checked);
  }
}

/** `{{ one.score }}` after `{% assign one = a.userData.propensities | where: 'pred_id', 'p' | first %}`. */
function* readOfResult({ lookup, steps, root }: Reading, { facts: { template } }: Checked): Iterable<Finding> {
  if (lookup.parts.length === 0 || !isEntry(root)) return;
  for (const mistake of meantBy(steps, root.shape).mistakes) {
    const part = lookup.parts[mistake.index];
    if (!part || part.kind === 'missing' || isHeld(part) || !isOfEntries(mistake)) continue;
    const name = nameIn(part);
    const finding = findingFor(name, textOf(template, name), mistake);
    if (mistake.leftOut === undefined) yield finding;
    else {
      const entry = inserted(startOfStep(part), '[0]');
      const edits = [entry, ...finding.fixes.flatMap((fix) => fix.edits)];
      const message = `${said(textOf(template, { start: lookup.start, end: entry.start }))} is a list and holds no ${said(textOf(template, name))}: write “[0].${mistake.name}” to read that of the first entry.`;
      yield {
        ...name,
        message,
        fixes: [{ title: `Read ${said(mistake.name ?? '')} of the first entry`, edits, safe: false }],
      };
    }
  }
}

/** `'recid'` in `recommendations | map: 'recid'`. */
function* namedInFilters(pipeline: PipelineNode, { shapes }: Checked): Iterable<Finding> {
  for (const filter of pipeline.filters) {
    const [name] = filter.arguments;
    if (name?.kind !== 'string' || name.unclosed) continue;
    const holder = holderOfNamed(shapes, pipeline, filter);
    const [mistake] = holder && isEntry(holder) ? meantBy([name.value], holder.shape).mistakes : [];
    if (mistake && mistake.leftOut === undefined && entryIn(mistake.container) !== undefined)
      yield findingFor({ start: name.start + 1, end: name.end - 1 }, name.value, mistake);
  }
}

function findingFor(
  span: Span,
  written: string,
  { name, container }: Mistake,
): Finding & Required<Pick<Finding, 'fixes'>> {
  const place = entryIn(container) ?? 'the answer';
  const wrong = said(written);
  if (name === undefined) {
    const fields = container.kind === 'object' ? [...container.fields.keys()].map(said).join(', ') : '';
    return { ...span, message: `There is no ${wrong} in ${place}: it holds ${fields}.`, fixes: [] };
  }
  const message = `There is no ${wrong} in ${place}: write ${said(name)}.`;
  const safe = similarTo(written, [name]) !== undefined;
  const edits = written === name ? [] : [replaced(span, name)];
  return { ...span, message, fixes: [{ title: `Change to ${said(name)}`, edits, safe }] };
}

/** Whether the value is an entry, or a list of entries, of one kind on every path through the template. */
function isEntry({ shape, isAlternative }: Inferred): boolean {
  const only = onlyMember(shape);
  if (isAlternative || !only) return false;
  return only.kind !== 'list' || onlyMember(only.items) !== undefined;
}

function onlyMember(shape: Shape): PlainShape | undefined {
  const [only, another] = membersOf(shape).filter((member) => !isNothing(member));
  return another ? undefined : only;
}

/** The results of other filters may hold anything. */
function isOfEntries({ container }: Mistake): boolean {
  if (container.kind === 'list') return membersOf(container.items).some((item) => entryIn(item) !== undefined);
  return entryIn(container) !== undefined;
}

/** Returns the name for an entry of a list in the response. */
function entryIn(container: PlainShape): string | undefined {
  if (container.kind !== 'object') return undefined;
  if (container.fields.get('items')) return 'a recommendation';
  return container.fields.get('pred_id') ? 'a propensity' : undefined;
}
