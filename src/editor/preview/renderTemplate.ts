import * as v from 'valibot';
import type * as vscode from 'vscode';
import { Lines } from '../../language/lines';
import { instantOf } from '../../preview/fixture';
import { rendered } from '../../preview/rehearsal';
import { toTemplateRendering } from '../../preview/templateRendering';
import { idProblem } from '../../profile/ids';
import type { JsonObject } from '../../profile/json';
import { parseJson } from '../../profile/parseJson';
import { parseTemplate } from '../../template/parser';
import { type CommandRegistry, Refusal } from '../commands';
import * as settings from '../settings';
import type { OtherHosts } from './otherHosts';
import { type CallParts, profileCalls } from './previewCalls';

const object = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
);
const id = v.optional(
  v.pipe(
    v.string('must be text'),
    v.trim(),
    v.check(
      (text) => idProblem(text) === undefined,
      ({ input }) => idProblem(input) ?? '',
    ),
  ),
);
const expected = v.object(
  {
    text: v.string('must be text'),
    userId: id,
    deviceId: id,
    personalization: v.optional(object),
    variables: v.optional(object),
    now: v.optional(
      v.pipe(
        v.string('must be text'),
        v.check((time) => instantOf(time) !== undefined, 'now must be a time such as 2026-11-25T09:00:00Z.'),
      ),
    ),
  },
  'expects { text }',
);

/**
 * Registers `renderTemplate`, which renders a message without showing it. Never requests recommendations on a real
 * connection.
 */
export function registerRenderTemplate(
  commands: CommandRegistry,
  parts: CallParts,
  otherHosts: OtherHosts,
): vscode.Disposable {
  return commands.register('renderTemplate', {
    argument: expected,
    async run({ text, userId, deviceId, personalization, variables, now }) {
      await parts.connections.ready();
      const rehearsal = {
        template: parseTemplate(text),
        person: { ...(userId === undefined ? {} : { userId }), ...(deviceId === undefined ? {} : { deviceId }) },
        personalization: jsonOf('personalization', personalization),
        variables: jsonOf('variables', variables),
        endpoint: settings.endpoint(),
        now: (now === undefined ? undefined : instantOf(now)) ?? Date.now(),
      };
      const calls = profileCalls(parts, false, otherHosts.call);
      const rendering = await rendered(rehearsal, calls, new AbortController().signal);
      const lines = new Lines(text);
      return toTemplateRendering(rendering, (offset) => lines.positionOf(offset));
    },
    async ask() {
      throw new Refusal('amplitudeProfile.renderTemplate expects { text }. To see a template, open its preview.');
    },
  });
}

/** Converts a caller's object to JSON, dropping what JSON cannot express. */
function jsonOf(name: string, value: Record<string, unknown> | undefined): JsonObject {
  try {
    return parseJson(JSON.stringify(value ?? {})) as JsonObject;
  } catch {
    throw new Refusal(`amplitudeProfile.renderTemplate: ${name} cannot be written as JSON.`);
  }
}
