export interface RecipientId {
  /** The name to display. */
  readonly label: string;
  /** The Liquid for it in a URL. */
  readonly liquid: string;
}

/** The attributes that can identify the recipient, by parameter of the Profile API. */
export const RECIPIENT_IDS: ReadonlyMap<string, RecipientId> = new Map([
  ['user_id', { label: 'user_id of the recipient', liquid: '{{${user_id} | url_param_escape}}' }],
  [
    'device_id',
    { label: 'device ID of the recipient', liquid: '{{most_recently_used_device.${id} | url_param_escape}}' },
  ],
]);
