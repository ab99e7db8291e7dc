import type { Suite } from '../../vscode/suites';

export const suite: Suite = { trusted: false };
