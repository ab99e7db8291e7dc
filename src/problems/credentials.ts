import type { Facts } from '../template/facts';
import { optionNamed, textOf } from '../template/query';

/** The name used in Liquid that is copied from profiles. */
const LIKELY = 'amplitude';

/** Returns the name of the stored credential that the template uses elsewhere, or a likely one. */
export function credentialIn(facts: Facts): string {
  return facts.once(nameIn);
}

function nameIn({ calls, template }: Facts): string {
  for (const { node } of calls) {
    const value = optionNamed(node, 'auth_credentials')?.value;
    const name = value && textOf(template, value);
    if (name && /^\w{1,31}$/.test(name)) return name;
  }
  return LIKELY;
}
