import type { JsonObject } from '../../../src/profile/json';
import { outline } from '../../../src/profile/outline';
import { emptyProfile, type Person, withAnswer } from '../../../src/profile/profile';
import { normalized, type ProfileRequest } from '../../../src/profile/request';
import type { FriendlyNames } from '../../../src/profile/row';
import type { PageModel } from '../../../src/webview/profile/protocol';

export const NOON = Date.UTC(2026, 10, 21, 12);

interface Told {
  readonly person?: Person;
  readonly request?: Omit<ProfileRequest, 'userId' | 'deviceId'>;
  readonly names?: FriendlyNames;
  readonly sample?: boolean;
}

/** The page's model of an answer, made as the extension makes it. */
export function modelOf(
  userData: JsonObject,
  { person = { userId: 'u-48213' }, request = {}, names, sample = false }: Told = {},
): PageModel {
  const empty = emptyProfile(sample ? 'Sample' : 'Amplitude', person);
  const answer = {
    request: normalized({ ...person, ...request }),
    userData,
    status: 200,
    text: '',
    fetchedAt: NOON,
    durationMs: 143,
    fromCache: false,
  };
  const computations = new Set(
    Object.keys(userData).length
      ? ['lifetime_value', 'orders_last_90_days', 'avg_basket', 'days_since_last_order']
      : [],
  );
  const profile = withAnswer(empty, answer, computations);
  return {
    connection: profile.connection,
    sample,
    person,
    answered: profile.answered,
    status: 200,
    fetchedAt: NOON,
    durationMs: 143,
    fromCache: false,
    groups: outline(profile, names),
    busy: false,
  };
}

const everything = { recIds: ['a'], properties: true, computations: true, cohorts: true, predictionIds: ['p'] };

const items = (count: number, word: string) =>
  Array.from({ length: count }, (_, rank) => `${word}-${String(1041 + rank * 37)}`);

/** Somebody whose properties and ids have names that cannot be seen. */
export function blank(): PageModel {
  const userData = {
    recommendations: [{ rec_id: ' ', items: [' ', ''] }, {}],
    amp_props: { '': '', ' ': ' ' },
    cohort_ids: [' ', ''],
    propensities: [{ pred_id: ' ', prop: 0.5 }, { prop: null }],
  };
  return modelOf(userData, { request: { recIds: ['a'], properties: true, cohorts: true, predictionIds: ['p'] } });
}

/** A customer of a shop, with something in every part. */
export function customer(): PageModel {
  return modelOf(
    {
      user_id: 'u-48213',
      device_id: '5E0C2B1A-77AB-4F0D-9C1E-2B6F0A94D1C3',
      recommendations: [
        {
          rec_id: 'x7k2m9',
          child_rec_id: 'x7k2m9',
          items: items(24, 'sku'),
          is_control: false,
          recommendation_source: 'purchase_ranker_v3',
          last_updated: NOON / 1000 - 7200,
        },
        {
          rec_id: 'home_feed',
          items: ['Linen shirt', 'Canvas tote', 'Rain jacket', 'Wool socks'],
          is_control: true,
          recommendation_source: 'random',
          last_updated: NOON / 1000 - 86400 * 3,
        },
      ],
      amp_props: {
        city: 'Oslo',
        country: 'Norway',
        language: 'Norwegian Bokmål',
        'gp:email': 'ingrid@example.com',
        plan: 'premium',
        is_subscribed: true,
        logins: 184,
        last_seen_version: '4.12.0',
        'favourite colour': 'dark green',
        first_purchase: '2024-03-09T10:22:41Z',
        newsletter: null,
        interests: ['hiking', 'cooking', 'design'],
        'referral-code': 'NORD-2291',
        tenure_days: 621,
        address: { street: 'Storgata 12', postcode: '0155', geo: { lat: 59.9127, lon: 10.7461 } },
        bio: 'Trail runner, ceramicist and amateur baker. Writes about mountains, moves house too often, and always answers surveys at length, which is why this is long.',
        lifetime_value: '12840.50',
        orders_last_90_days: '7',
        avg_basket: '388.0',
        days_since_last_order: '12',
      },
      cohort_ids: ['c_8f21x', 'c_19bb0', 'c_77ade', 'loyal_2026', 'c_winback', 'c_000aa'],
      propensities: [
        { prop: 0.8312, pred_id: '0x10x', prop_type: 'score' },
        { prop: 24, pred_id: '0x11x', prop_type: 'pct' },
      ],
    },
    {
      request: { ...everything, recIds: ['x7k2m9', 'home_feed'], predictionIds: ['0x10x', '0x11x'] },
      names: {
        recommendations: { x7k2m9: 'Next best product' },
        cohorts: { c_8f21x: 'Loyal customers', c_19bb0: 'Newsletter readers', c_77ade: 'Opened the app this week' },
        predictions: { '0x10x': 'Will buy in 30 days', '0x11x': 'Will churn' },
      },
    },
  );
}

/** So many properties, each once, with texts, numbers and flags among them. */
export function manyProperties(count: number): PageModel {
  const values = [(n: number) => `value ${n}`, (n: number) => n * 3, (n: number) => n % 2 === 0, () => null];
  const properties = Array.from({ length: count }, (_, n) => [`property_${n}`, values[n % 4]?.(n) ?? null] as const);
  return modelOf({ amp_props: Object.fromEntries(properties) }, { request: { properties: true } });
}

export function manyCohorts(count: number): PageModel {
  return modelOf(
    { cohort_ids: Array.from({ length: count }, (_, n) => `cohort_${n}`) },
    { request: { cohorts: true } },
  );
}

/** A person of whom something is missing in every part, each in its own way. */
export function partly(): PageModel {
  const model = modelOf(
    { amp_props: { city: 'Oslo' }, cohort_ids: null, propensities: [] },
    { request: { properties: true, computations: true, cohorts: true, predictionIds: ['p'] } },
  );
  const [now, groups] = [Date.now(), model.groups];
  const hourAgo = now - 3_600_000;
  return {
    ...model,
    fetchedAt: now,
    groups: groups.map((group) => (group.part === 'propensities' ? { ...group, fetchedAt: hourAgo } : group)),
  };
}

export const HOSTILE = [
  '<img src=x onerror="window.hurt = 1">',
  '</script><script>window.hurt = 2</script>',
  'javascript:window.hurt=3',
  '\u001b[31mred\u001b[0m',
  'safe\u202Egnp.exe',
  'zero\u200Bwidth',
  '__proto__',
  'constructor',
  '',
  '"><svg onload=window.hurt=4>',
  '{{ window.hurt = 5 }}{% raw %}',
  '\uD800 half',
  'line\nbreak\u2028and more',
];

/** A person in whom every text is hostile. */
export function hostile(): PageModel {
  const [text = ''] = HOSTILE;
  return {
    ...modelOf(
      {
        recommendations: HOSTILE.map((rec_id) => ({
          rec_id,
          items: HOSTILE,
          is_control: false,
          recommendation_source: text,
          last_updated: 1e300,
        })),
        amp_props: Object.fromEntries(
          [...HOSTILE, 'x'.repeat(100_000)].map((name) => [name, HOSTILE.join(' ').repeat(10)]),
        ),
        cohort_ids: [...HOSTILE, 'c'.repeat(10_000)],
        propensities: HOSTILE.map((pred_id) => ({ prop: text, pred_id, prop_type: text })),
        [text]: { [text]: text },
      },
      {
        person: { userId: text },
        request: everything,
        names: { recommendations: { [text]: text }, cohorts: { [text]: text } },
      },
    ),
    connection: text,
    answered: { userId: HOSTILE[1] ?? '', deviceId: 'd'.repeat(500) },
    failure: text,
  };
}

/** A person of whom only the ids are known, as after a restart. */
export function unknown(): PageModel {
  const { groups, connection, sample, person } = modelOf({}, { request: {} });
  return {
    connection,
    sample,
    person,
    answered: {},
    busy: false,
    groups: groups.map(({ part, label }) => ({ part, label, state: 'not-asked', note: 'Not asked for.', rows: [] })),
  };
}
