import type { Path } from '../../check.ts';
import { blockOf, everyAddress } from './network/addresses.ts';
import type { Endpoint } from './network/endpoint.ts';
import type { Network } from './network/network.ts';
import type { Policy, Rule } from './network/policy.ts';
import { numbersOf, portRange, portsText } from './network/ports.ts';
import { shared, without, type Range } from './network/ranges.ts';

/** Where clouds hand out identities of nodes, over IPv4 and IPv6. */
const METADATA = ['169.254.169.254', 'fd00:ec2::254'];

/** Some clouds answer names there too, which gives nothing away. */
const HANDED_OUT: readonly Range[] = without(portRange('TCP', 0n, 65535n), portRange('TCP', 53n));

/** One address and the ports there. */
export interface Exception {
  readonly cidr: string;
  readonly ports: readonly number[];
}

/** A peer by which a metadata address can be reached. */
export interface OpenMetadata {
  readonly policy: Policy;
  readonly path: Path;
  /** Of the tree, which the policy selects. */
  readonly pods: readonly Endpoint[];
  /** E.g. `169.254.169.254 on TCP 80`. */
  readonly text: string;
  /** Whether this peer is that address alone, and the ports are among those of the exception. */
  readonly isExactly: (exception: Exception) => boolean;
}

/** These, and those where the cloud hands out identities on the node. */
export function metadataAddresses(identity: readonly Exception[]): readonly string[] {
  return [...new Set([...METADATA, ...identity.flatMap(({ cidr }) => linkLocal(cidr))])];
}

/** Peers of rules that open metadata addresses, or the addresses where the cloud hands out identities. */
export function* openMetadata(network: Network, identity: readonly Exception[]): Iterable<OpenMetadata> {
  const addresses = metadataAddresses(identity);
  for (const policy of network.policies) {
    for (const rule of policy.rules) {
      if (rule.direction !== 'egress' || rule.denies) continue;
      const ports = numbersOf(rule.ports);
      if (shared(ports, HANDED_OUT).length === 0) continue;
      for (const { path, reached } of peersOf(rule)) {
        const open = addresses.filter((address) => isWithin(address, reached));
        if (open.length === 0) continue;
        yield {
          policy,
          path,
          pods: network.podsOf(policy, policy.pods),
          text: `${open.join(' and ')} on ${portsText(ports)}`,
          isExactly: (exception) => {
            const known = exception.ports.flatMap((port) => portRange('TCP', BigInt(port)));
            return without(reached, blockOf(exception.cidr)).length === 0 && without(ports, known).length === 0;
          },
        };
      }
    }
  }
}

function peersOf({ peers, path }: Rule): readonly { readonly path: Path; readonly reached: readonly Range[] }[] {
  if (peers === undefined) return [{ path, reached: everyAddress }];
  return peers.flatMap((peer) => ('addresses' in peer ? [{ path: peer.path, reached: peer.addresses }] : []));
}

/** An identity that is fetched on the node itself; those of a public service are an ordinary peer. */
function linkLocal(cidr: string): readonly string[] {
  const [address = ''] = cidr.split('/');
  return isWithin(address, ['169.254.0.0/16', 'fd00:ec2::/32'].flatMap(blockOf)) ? [address] : [];
}

function isWithin(address: string, ranges: readonly Range[]): boolean {
  return without(blockOf(address), ranges).length === 0;
}
