import { inserted, removed, replaced } from '../../language/edit';
import type { Span } from '../../template/expressionNodes';
import type { Facts } from '../../template/facts';
import type { OptionNode } from '../../template/markupNodes';
import type { TagNode, TemplateNode } from '../../template/nodes';
import { textOf } from '../../template/query';
import { CATALOG_OPTIONS, EXTRAS_OPTIONS } from '../../template/vocabulary/options';
import { withoutOption } from '../rewriting';
import type { Finding, Fix } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';

/** Reports options that catalogs and `message_extras` do not have: `{% catalog_items b c :rerendr %}`. */
export function* strangeOptions({ tags, template }: Facts): Iterable<Finding> {
  for (const tag of tags) {
    const options = optionsOf(tag);
    if (options.length === 0) continue;
    const known = namesOf(tag);
    const written = new Set(options.map(({ named }) => named));
    const lacking = known.filter((name) => !written.has(name));
    for (const option of options) {
      const { name } = option;
      if (name.kind === 'name' && !known.includes(name.text)) yield strange(template, tag, option, name.text, lacking);
    }
  }
}

/** Reports `{% catalog_items b c, d rerender %}`: a comma between IDs, and an option without its colon. */
export function* strangeIds({ tags, template }: Facts): Iterable<Finding> {
  for (const { markup, unclosed } of tags) {
    if (markup?.kind !== 'catalog' || unclosed || markup.catalog.kind === 'missing') continue;
    for (const word of [markup.catalog, ...markup.items]) {
      const text = textOf(template, word);
      if (text.endsWith(',')) yield withComma(word);
      else if (text === 'rerender' && word === markup.items.at(-1) && markup.items.length > 1) yield withoutColon(word);
    }
  }
}

/** Reports `{% catalog_items b c:rerender %}`. */
export function* gluedOptions({ tags, template }: Facts): Iterable<Finding> {
  for (const { markup } of tags) {
    if (markup?.kind !== 'catalog') continue;
    for (const word of markup.items) {
      const [, id] = /^(.+):rerender$/s.exec(textOf(template, word)) ?? [];
      if (id === undefined) continue;
      const start = word.start + id.length;
      const message = 'Braze reads “:rerender” as part of what is before it: put a space between them.';
      const fix: Fix = { title: 'Put a space before it', edits: [inserted(start, ' ')], safe: true };
      yield { start, end: word.end, message, fixes: [fix] };
    }
  }
}

function withComma({ end }: Span): Finding {
  const comma = { start: end - 1, end };
  const message = 'Only spaces separate the IDs of items: remove the comma.';
  return { ...comma, message, fixes: [{ title: 'Remove the comma', edits: [removed(comma)], safe: true }] };
}

function withoutColon({ start, end }: Span): Finding {
  const fix: Fix = { title: 'Change to “:rerender”', edits: [inserted(start, ':')], safe: true };
  return { start, end, message: 'Braze takes “rerender” for an ID: write “:rerender”.', fixes: [fix] };
}

function optionsOf({ markup, unclosed }: TagNode): readonly OptionNode[] {
  return (markup?.kind === 'catalog' || markup?.kind === 'options') && !unclosed ? markup.options : [];
}

function namesOf({ markup }: TagNode): readonly string[] {
  return (markup?.kind === 'catalog' ? CATALOG_OPTIONS : EXTRAS_OPTIONS).map(({ name }) => name);
}

function strange(
  template: TemplateNode,
  tag: TagNode,
  option: OptionNode,
  name: string,
  lacking: readonly string[],
): Finding {
  const similar = similarTo(name, lacking);
  const meant = similar ?? (tag.name === 'message_extras' && lacking.length === 1 ? lacking[0] : undefined);
  const fix: Fix = meant
    ? { title: `Change to ${said(`:${meant}`)}`, edits: [replaced(option.name, meant)], safe: similar !== undefined }
    : { title: `Remove ${said(`:${name}`)}`, edits: [withoutOption(template, option)], safe: false };
  const remedy = meant ? `did you mean ${said(`:${meant}`)}?` : 'remove it.';
  const message = `${said(tag.name)} has no option ${said(`:${name}`)}: ${remedy}`;
  return { start: option.start, end: option.name.end, message, fixes: [fix] };
}
