import { isObject, type JsonObject, own } from '../profile/json';
import { collectFacts, type Facts } from '../template/facts';
import { parseTemplate } from '../template/parser';
import { type AttributeName, attributesIn } from './attributes';

/** The content blocks of one recipient's data. Parses each at most once. */
export class ContentBlocks {
  private readonly known = new Map<string, readonly AttributeName[]>();

  /** `blocks` is the `content_blocks` group. */
  constructor(readonly blocks: JsonObject[string] | undefined) {}

  /** Returns the attributes that a content block reads, without those of blocks in it. */
  attributesOf(name: string): readonly AttributeName[] {
    const known = this.known.get(name);
    if (known) return known;
    const text = isObject(this.blocks) ? own(this.blocks, name) : undefined;
    const read = typeof text === 'string' ? attributesIn(collectFacts(parseTemplate(text))) : [];
    this.known.set(name, read);
    return read;
  }
}

/** Returns the distinct attributes that a template and the content blocks in it read, the template's own ones first. */
export function attributesWithBlocks(facts: Facts, blocks: ContentBlocks): readonly AttributeName[] {
  const found = new Map<string, AttributeName>();
  const add = (names: readonly AttributeName[]) => {
    for (const name of names) {
      const key = JSON.stringify([name.group, name.name]);
      if (!found.has(key)) found.set(key, name);
    }
  };
  add(attributesIn(facts));
  // A map's iterator also visits what is added meanwhile.
  for (const { group, name } of found.values()) if (group === 'content_blocks') add(blocks.attributesOf(name));
  return [...found.values()];
}
