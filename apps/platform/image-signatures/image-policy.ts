import type { BuildContext } from '@delivery/component';

/** Whose tokens the authority takes for a workflow. */
const issuer = 'https://token.actions.githubusercontent.com';

/**
 * The reusable workflow that builds and signs the image of every service. The certificate names it, and not the workflow that calls it, so one
 * subject is exact for all of them.
 *
 * @see https://docs.github.com/en/actions/concepts/security/openid-connect#about-reusable-workflows-with-openid-connect
 */
const workflow = '.github/workflows/image.yml@refs/heads/main';

/**
 * An image counts when the transparency log holds a signature of it by exactly that workflow of this repository on its main branch.
 *
 * @see https://docs.sigstore.dev/policy-controller/overview/
 */
export function imagePolicy({
  cluster,
  overlay,
  repository,
}: Pick<BuildContext, 'cluster' | 'overlay' | 'repository'>) {
  const subject = `${repository.url.replace(/\.git$/, '')}/${workflow}`;
  return {
    apiVersion: 'policy.sigstore.dev/v1beta1',
    kind: 'ClusterImagePolicy',
    metadata: { name: 'services' },
    spec: {
      mode: cluster.environment.imageSignatures ?? 'warn',
      images: [{ glob: `${overlay.registry(cluster)}/delivery/**` }],
      authorities: [
        {
          name: 'build',
          keyless: { url: 'https://fulcio.sigstore.dev', identities: [{ issuer, subject }] },
          ctlog: { url: 'https://rekor.sigstore.dev' },
        },
      ],
    },
  };
}
