import assert from 'node:assert/strict';
import { NEW_TEMPLATE } from '../../../../src/editor/templates/newTemplateText';
import { problemsOf } from '../../problems/checking';

describe('A new template', () => {
  it('has no problems', () => {
    assert.deepEqual(
      problemsOf(NEW_TEMPLATE).map(({ message }) => message),
      [],
    );
  });
});
