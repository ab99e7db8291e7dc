/** What a new template begins with: a call, and values that the people of the sample connection have. */
export const NEW_TEMPLATE = `{% connected_content
  https://profile-api.amplitude.com/v1/userprofile?user_id={{\${user_id} | url_param_escape}}&get_amp_props=true
  :auth_credentials amplitude
  :save amplitude
%}
{%- assign properties = amplitude.userData.amp_props -%}
Hello {{ properties.first_name | default: 'there' }},

here is what is new in {{ properties.city | default: 'your city' }}.
`;
