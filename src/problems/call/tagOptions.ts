import { replaced } from '../../language/edit';
import type { Facts } from '../../template/facts';
import type { OptionNode } from '../../template/markupNodes';
import type { TagNode, TemplateNode } from '../../template/nodes';
import { CATALOG_OPTIONS, EXTRAS_OPTIONS } from '../../template/vocabulary/options';
import { withoutOption } from '../rewriting';
import type { Finding, Fix } from '../rule';
import { similarTo } from '../similar';
import { said } from '../wording';

/** Reports options that catalogs and `message_extras` do not have: `{% catalog_items b c :rerendr %}`. */
export function* strangeOptions({ tags, template }: Facts): Iterable<Finding> {
  for (const tag of tags) {
    for (const option of optionsOf(tag)) {
      const { name } = option;
      if (name.kind === 'name' && !namesOf(tag).includes(name.text)) yield strange(template, tag, option, name.text);
    }
  }
}

function optionsOf({ markup, unclosed }: TagNode): readonly OptionNode[] {
  return (markup?.kind === 'catalog' || markup?.kind === 'options') && !unclosed ? markup.options : [];
}

function namesOf({ markup }: TagNode): readonly string[] {
  return (markup?.kind === 'catalog' ? CATALOG_OPTIONS : EXTRAS_OPTIONS).map(({ name }) => name);
}

function strange(template: TemplateNode, tag: TagNode, option: OptionNode, name: string): Finding {
  const others = optionsOf(tag).map((one) => (one.name.kind === 'name' ? one.name.text : ''));
  const lacking = namesOf(tag).filter((known) => !others.includes(known));
  const similar = similarTo(name, lacking);
  const meant = similar ?? (tag.name === 'message_extras' && lacking.length === 1 ? lacking[0] : undefined);
  const fix: Fix = meant
    ? { title: `Change to ${said(`:${meant}`)}`, edits: [replaced(option.name, meant)], safe: similar !== undefined }
    : { title: `Remove ${said(`:${name}`)}`, edits: [withoutOption(template, option)], safe: false };
  const remedy = meant ? `did you mean ${said(`:${meant}`)}?` : 'remove it.';
  const message = `${said(tag.name)} has no option ${said(`:${name}`)}: ${remedy}`;
  return { start: option.start, end: option.name.end, message, fixes: [fix] };
}
