export interface AttributeEntry {
  readonly name: string;
  /** One sentence for users. */
  readonly doc: string;
}

/**
 * A group of attributes: `campaign` in `{{campaign.${name}}}`; empty for default attributes, as `{{${first_name}}}`.
 */
export interface GroupEntry {
  readonly name: string;
  readonly doc: string;
  /** All attributes of the group; only examples if it is open. */
  readonly attributes: readonly AttributeEntry[];
  /** The names of these attributes. */
  readonly names: ReadonlySet<string>;
  /** Whether the group allows any attribute name. */
  readonly open: boolean;
  /** The group that replaced it, if any. */
  readonly newer?: string;
  readonly link: string;
}

const LINK =
  'https://www.braze.com/docs/user_guide/personalization_and_dynamic_content/liquid/supported_personalization_tags';

/** The attributes of a group with a sentence about each. */
interface Docs {
  readonly [name: string]: string;
}

function closed(name: string, doc: string, docs: Docs): GroupEntry {
  const attributes = Object.entries(docs).map(([name, doc]) => ({ name, doc }));
  return { name, doc, attributes, names: new Set(Object.keys(docs)), open: false, link: LINK };
}

function open(name: string, doc: string, examples: Docs = {}): GroupEntry {
  return { ...closed(name, doc, examples), open: true };
}

const DEVICE = {
  id: 'The ID of the device.',
  carrier: 'Its mobile network.',
  idfa: 'Its advertising ID on iOS.',
  google_ad_id: 'Its advertising ID on Android.',
  roku_ad_id: 'Its advertising ID on Roku.',
  model: 'Its model.',
  os: 'Its operating system, with the version.',
  platform: 'Its platform, as `ios` or `android`.',
  foreground_push_enabled: 'Whether push messages may be shown on it.',
};

/** Every personalization tag. Source: Braze, Supported personalization tags. */
export const PERSONALIZATION: readonly GroupEntry[] = [
  closed('', 'Default attributes of the recipient.', {
    city: 'The last known city.',
    country: 'The last known country, as ISO 3166 code.',
    date_of_birth: 'The date of birth.',
    email_address: 'The email address.',
    first_name: 'The first name.',
    gender: 'The gender.',
    language: 'The language, as ISO 639 code.',
    last_name: 'The last name.',
    last_used_app_date: 'When an app was last used.',
    most_recent_app_version: 'The version of the app that was last used.',
    most_recent_locale: 'The locale of the device that was last used.',
    most_recent_location: 'The last known location.',
    phone_number: 'The phone number.',
    time_zone: 'The time zone, as IANA name.',
    user_id: 'The external ID, which is what the Profile API takes as `user_id`.',
    braze_id: 'The ID that Braze gave.',
    random_bucket_number: 'A number from 0 to 9999 that stays the same for this person.',
    set_user_to_unsubscribed_url: 'The URL that unsubscribes from all emails.',
    unsubscribe_url: 'The older name of `set_user_to_unsubscribed_url`.',
    set_user_to_one_click_list_unsubscribe: 'The URL that unsubscribes from all emails with one click.',
    set_user_to_subscribed_url: 'The URL that subscribes to emails.',
    set_user_to_opted_in_url: 'The URL that opts in to emails.',
  }),
  open('subscribed_state', 'Whether the recipient is subscribed: globally, or to the group with an ID.', {
    email_global: 'The global state of emails: `subscribed`, `opted_in` or `unsubscribed`.',
  }),
  closed('most_recently_used_device', 'The device that the recipient used last.', {
    browser: 'Its browser.',
    ad_tracking_enabled: 'Whether it allows advertising to track.',
    ...DEVICE,
  }),
  closed('targeted_device', 'The device that this push message goes to.', DEVICE),
  closed('app', 'The app that this message goes to.', { api_id: 'Its API key.', name: 'Its name.' }),
  closed('sms', 'The text message that was received.', {
    inbound_message_body: 'Its text.',
    inbound_media_urls: 'The URLs of its media.',
  }),
  closed('whats_app', 'The WhatsApp message that was received.', {
    inbound_message_body: 'Its text.',
    inbound_media_urls: 'The URLs of its media.',
    inbound_flow_response: 'The answers that were given in a flow.',
    inbound_product_id: 'The product it is about.',
    inbound_catalog_id: 'The catalog of that product.',
  }),
  closed('campaign', 'The campaign that sends this message.', {
    api_id: 'Its API ID.',
    dispatch_id: 'The ID of this dispatch.',
    name: 'Its name.',
    message_name: 'The name of this message.',
    message_api_id: 'The API ID of this message.',
  }),
  closed('canvas', 'The Canvas that sends this message.', {
    name: 'Its name.',
    api_id: 'Its API ID.',
    variant_name: 'The name of the variant.',
    variant_api_id: 'The API ID of the variant.',
  }),
  closed('card', 'The content card that is shown.', { api_id: 'Its API ID.', name: 'Its name.' }),
  open('custom_attribute', 'Custom attributes of the recipient.'),
  open('event_properties', 'Properties of the event that triggered this message.'),
  open('api_trigger_properties', 'Properties that were sent with the API call that triggered this message.'),
  open('context', 'What is known of the entry into this Canvas.'),
  { ...open('canvas_entry_properties', 'The older name of `context`.'), newer: 'context' },
  { ...open('context_properties', 'An older name of `context`.'), newer: 'context' },
  open('product_recommendation', 'The items of a recommendation that Braze itself computes, by its name.'),
  open('preference_center', 'The URL of a preference center, by its name.'),
  open('content_blocks', 'Content blocks of the workspace, by name.'),
];

const BY_NAME: ReadonlyMap<string, GroupEntry> = new Map(PERSONALIZATION.map((group) => [group.name, group]));

/** Returns the group with that name; that of the default attributes for the empty one. */
export function groupNamed(name: string): GroupEntry | undefined {
  return BY_NAME.get(name);
}

/** Names allowed in `${ }` without a group, such as `first_name`. */
export const DEFAULT_ATTRIBUTES: ReadonlySet<string> = new Set(groupNamed('')?.names);

/** Whether the name is a personalization group, such as `campaign` in `campaign.${name}`. */
export function isGroup(name: string): boolean {
  return name !== '' && BY_NAME.has(name);
}

/** Whether the group may have such an attribute. */
export function allows({ open, names }: GroupEntry, attribute: string): boolean {
  return open || names.has(attribute);
}
