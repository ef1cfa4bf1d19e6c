import { gt, lt, valid } from '@renovatebot/ruby-semver';

import { orderOf } from './version-order.ts';

/**
 * RubyGems: https://docs.ruby-lang.org/en/master/Gem/Version.html. A lock file puts the platform of a gem behind its version
 * (`1.16.0-x86_64-linux`), where the order would read a pre-release.
 */
export const gemOrder = orderOf(
  (version) => (version === '' ? null : valid(version)),
  (a, b) => (lt(a, b) ? -1 : gt(a, b) ? 1 : 0),
  (version) => version.replace(/-(?:x86_64|x86|x64|arm64|aarch64|arm|universal|java|jruby|mswin|mingw).*/s, ''),
);
