import type { Parameter } from '../profile/request';
import type { FilterEntry } from '../template/vocabulary/filters';
import type { OptionEntry } from '../template/vocabulary/options';
import type { TagEntry } from '../template/vocabulary/tags';
import { code, paragraphs } from './markdown';

/** Our own words about the language, as markdown. */

const PROFILE_API = 'https://amplitude.com/docs/apis/analytics/user-profile';

const STANDING: { readonly [status in FilterEntry['status']]: string | undefined } = {
  braze: undefined,
  standard: 'Standard Liquid. Braze’s documentation does not mention it.',
  unsupported: undefined,
};

export function filterMarkdown({ doc, example, status, link }: FilterEntry): string {
  const shown = example && `${code(`{{ ${example[0]} }}`)} → ${code(example[1])}`;
  return paragraphs(doc, STANDING[status], shown, linkTo(link));
}

export function tagMarkdown({ doc, block, link }: TagEntry): string {
  return paragraphs(doc, block && `Ends with ${code(`{% ${block.end} %}`)}.`, linkTo(link));
}

export function optionMarkdown({ doc, words, link }: OptionEntry): string {
  return paragraphs(doc, words && `One of ${words.map((word) => code(word)).join(', ')}.`, linkTo(link));
}

export function parameterMarkdown({ meaning, fills, words, needs }: Parameter): string {
  return paragraphs(
    meaning,
    fills.length > 0 ? `Fills ${fills.map((field) => code(`userData.${field}`)).join(', ')}.` : undefined,
    words && `One of ${words.map((word) => code(word)).join(', ')}.`,
    needs && `Needs ${code(needs)} beside it.`,
    linkTo(PROFILE_API),
  );
}

export function linkTo(link: string): string {
  return `[Documentation](${link})`;
}
