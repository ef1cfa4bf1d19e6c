import type { Ecosystem } from '../../../model/facts.ts';
import { composerOrder } from './composer-order.ts';
import { cranOrder } from './cran-order.ts';
import { gemOrder } from './gem-order.ts';
import { mavenOrder } from './maven-order.ts';
import { nugetOrder } from './nuget-order.ts';
import { pep440Order } from './pep440-order.ts';
import { semverOrder } from './semver-order.ts';
import type { VersionOrder } from './version-order.ts';

const ORDERS: Readonly<Record<Ecosystem, VersionOrder>> = {
  npm: semverOrder,
  cargo: semverOrder,
  golang: semverOrder,
  pypi: pep440Order,
  gem: gemOrder,
  composer: composerOrder,
  maven: mavenOrder,
  nuget: nugetOrder,
  cran: cranOrder,
};

export function versionOrder(ecosystem: Ecosystem): VersionOrder {
  return ORDERS[ecosystem];
}
