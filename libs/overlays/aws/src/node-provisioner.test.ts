import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { nodeProvisioner } from './node-provisioner.ts';

const name = 'aws-prod-eu-west-1';
const provisioner = nodeProvisioner(testCluster({ name, nodes: { architectures: ['amd64', 'arm64'], spot: true } }));

it('takes an image for each architecture, under a name that AWS keeps for no service of its own', () => {
  const spec = provisioner?.nodeClass['spec'] as { amiSelectorTerms: { ssmParameter: string }[] };
  const parameters = spec.amiSelectorTerms.map(({ ssmParameter }) => ssmParameter);
  expect(parameters).toEqual([`/karpenter/${name}/bottlerocket/amd64`, `/karpenter/${name}/bottlerocket/arm64`]);
  for (const parameter of parameters) expect(parameter).not.toMatch(/^\/?(aws|ssm)/i);
});

it('keeps the instance metadata from pods, and encrypts every disk', () => {
  const ebs = { encrypted: true, kmsKeyID: `arn:aws:kms:eu-west-1:223344556677:alias/${name}-volumes` };
  expect(provisioner?.nodeClass['spec']).toMatchObject({
    metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [{ ebs }, { ebs }],
  });
});

it('refers NodePools to its class', () => {
  expect(provisioner?.nodeClassRef).toEqual({ group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' });
  expect(provisioner?.nodeClass).toMatchObject({ apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass' });
});
