export interface RecipientId {
  /** For people: what stands there. */
  readonly label: string;
  /** As Liquid writes it in a URL. */
  readonly liquid: string;
}

/** What Braze knows of the recipient, for the parameters of the Profile API that name a person. */
export const RECIPIENT_IDS: ReadonlyMap<string, RecipientId> = new Map([
  ['user_id', { label: 'user_id of the recipient', liquid: '{{${user_id} | url_param_escape}}' }],
  [
    'device_id',
    { label: 'device id of the recipient', liquid: '{{most_recently_used_device.${id} | url_param_escape}}' },
  ],
]);
