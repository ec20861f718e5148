import { examples, type Line } from './line.ts';

/** What answers questions about the tree. */
export function addLookCommands({ command, action }: Line): void {
  command('tree')
    .description('show how many objects each app has on each cluster')
    .addHelpText('after', examples(['npm run delivery -- tree'], ['npm run delivery -- tree --output json']))
    .action(action(async () => (await import('../commands/tree.ts')).tree));

  command('show')
    .description('show what an app, a cluster or an object is, where it comes from, who calls it')
    .argument('<name>', 'an app, a cluster, [<namespace>/]<Kind>/<name>, or a path of generated/')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- show order'],
        ['npm run delivery -- show local', 'a cluster; cluster/local where an app has that name too'],
        ['npm run delivery -- show Deployment/order'],
        ['npm run delivery -- show order/Deployment/order --output json'],
        ['npm run delivery -- show generated/clusters/local/gitops/order.yaml'],
      ),
    )
    .action(action(async () => (await import('../commands/show.ts')).show));

  command('why')
    .description(
      'tell what an object or one of its fields hangs on: its facts, the answer of its overlay, its environment',
    )
    .argument('<object>', '[<namespace>/]<Kind>/<name>, or a path of generated/')
    .argument('[field]', 'e.g. spec.template.spec.containers[name=order].image (default: the whole object)')
    .option('--cluster <name>', 'on which cluster (default: the first in ring order that has the object)')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- why StorageClass/delivery-default', 'a line a fact, with the fields that it moves'],
        ['npm run delivery -- why Deployment/order spec.replicas'],
        ['npm run delivery -- why ConfigMap/order data.POSTGRES_HOST --cluster local'],
      ),
    )
    .action(action(async () => (await import('../commands/why.ts')).why));

  command('orphans')
    .description('list the protected objects that left the tree, and that both engines left on their clusters')
    .option('--since <revision>', 'leave out what was removed until then (default: the whole history of HEAD)')
    .addHelpText('after', examples(['npm run delivery -- orphans'], ['npm run delivery -- orphans --since v1.2.0']))
    .action(action(async () => (await import('../commands/orphans.ts')).orphans));
}
