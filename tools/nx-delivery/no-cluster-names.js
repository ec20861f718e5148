// ESLint rule for apps/ and libs/constructs: nothing there may decide by which cluster or cloud it renders for. A difference between
// clusters is a fact in clusters/, a difference between clouds is an answer of an overlay. It sees syntax, not types: a cluster is what is
// called `cluster`, a parameter of type Cluster, or what `clusters:` is given.

const tests = ['startsWith', 'endsWith', 'includes', 'indexOf', 'match', 'matchAll', 'search', 'localeCompare'];
const takers = [...tests, 'has', 'get', 'test', 'exec', 'hasOwn'];
const comparisons = ['===', '!==', '==', '!=', '<', '<=', '>', '>=', 'in'];
const equality = ['===', '!==', '==', '!='];

/** @type {import('eslint').Rule.RuleModule} */
export const noClusterNames = {
  meta: {
    type: 'problem',
    docs: { description: 'No decision by the name of a cluster or of a cloud.' },
    messages: {
      cloud:
        'Asks which cloud it is: ask its overlay, and add the question to libs/overlays/contract when it is missing.',
      name: 'Decides by the name of a cluster: state the difference as a fact in clusters/, and decide by that.',
      literal: '"{{name}}" names a {{what}}: take it from a fact or from an answer of the overlay.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        required: ['clouds', 'clusters'],
        properties: {
          clouds: { type: 'array', items: { type: 'string' } },
          clusters: { type: 'array', items: { type: 'string' } },
        },
      },
    ],
  },

  create({ options: [{ clouds, clusters }], report, sourceCode }) {
    const checkText = (node, name) => {
      const what = clouds.includes(name) ? 'cloud' : clusters.includes(name) ? 'cluster' : undefined;
      if (what !== undefined && !isOfRole(node)) report({ node, messageId: 'literal', data: { name, what } });
    };
    const checkName = (node) => {
      if (decides(node) && isClusterName(node)) report({ node, messageId: 'name' });
    };

    return {
      Literal: (node) => checkText(node, node.value),
      TemplateLiteral: (node) => node.quasis.length === 1 && checkText(node, node.quasis[0].value.cooked),
      Identifier: checkName,
      MemberExpression(node) {
        if (keyOf(node.property, node.computed) === 'cloud') report({ node: node.property, messageId: 'cloud' });
        checkName(node);
      },
      'ObjectPattern > Property'(node) {
        if (keyOf(node.key, node.computed) === 'cloud') report({ node: node.key, messageId: 'cloud' });
      },
    };

    function isClusterName(node) {
      if (node.type === 'MemberExpression') {
        return keyOf(node.property, node.computed) === 'name' && isCluster(bare(node.object));
      }
      const definition = definitionOf(node);
      const target = definition?.name.parent;
      const binding = target?.type === 'AssignmentPattern' ? target.parent : target;
      if (binding?.type === 'Property')
        return keyOf(binding.key, binding.computed) === 'name' && fromCluster(binding.parent);
      return binding?.type === 'VariableDeclarator' && binding.init !== null && isClusterName(bare(binding.init));
    }

    function isCluster(node) {
      if (node.type === 'MemberExpression') return keyOf(node.property, node.computed) === 'cluster';
      if (node.type !== 'Identifier') return false;
      return node.name === 'cluster' || isClusterParameter(definitionOf(node)?.name);
    }

    /** Whether a pattern takes a cluster apart. */
    function fromCluster(pattern) {
      const { parent } = pattern;
      if (parent.type === 'VariableDeclarator') return parent.init !== null && isCluster(bare(parent.init));
      if (parent.type === 'Property') return keyOf(parent.key, parent.computed) === 'cluster';
      return isClusterParameter(pattern);
    }

    function isClusterParameter(node) {
      if (node === undefined) return false;
      if (node.typeAnnotation) return /\bCluster\b/.test(sourceCode.getText(node.typeAnnotation));
      const of = node.parent.parent;
      return node.parent.params?.[0] === node && of.type === 'Property' && keyOf(of.key, of.computed) === 'clusters';
    }

    function definitionOf(node) {
      if (node.type !== 'Identifier') return undefined;
      const { references } = sourceCode.getScope(node);
      return references.find(({ identifier }) => identifier === node)?.resolved?.defs[0];
    }
  },
};

const keyOf = (key, computed) => (key.type === 'Literal' ? key.value : computed ? undefined : key.name);

/** An expression without `?.`, `!` and `as`, which change nothing here. */
function bare(node) {
  return wraps(node) ? bare(node.expression) : node;
}

const wraps = ({ type }) => type === 'ChainExpression' || type === 'TSNonNullExpression' || type === 'TSAsExpression';

/** Whether what an expression is decides what happens next. */
function decides(node) {
  const { parent } = node;
  if (wraps(parent)) return decides(parent);
  switch (parent.type) {
    case 'BinaryExpression':
      return comparisons.includes(parent.operator);
    case 'SwitchStatement':
      return true;
    case 'SwitchCase':
      return parent.test === node;
    case 'MemberExpression':
      return parent.object === node ? tests.includes(keyOf(parent.property, parent.computed)) : parent.computed;
    case 'CallExpression': {
      const { callee } = parent;
      return (
        callee.type === 'MemberExpression' &&
        callee !== node &&
        takers.includes(keyOf(callee.property, callee.computed))
      );
    }
    default:
      return false;
  }
}

/** Some roles have the name of a cloud: `role === 'edge'`, `['edge'].includes(role)`, `case 'edge'` and `{ role: 'edge' }` mean the role. */
function isOfRole(node) {
  const { parent } = node;
  switch (parent.type) {
    case 'BinaryExpression':
      return equality.includes(parent.operator) && isRole(parent.left === node ? parent.right : parent.left);
    case 'SwitchCase':
      return isRole(parent.parent.discriminant);
    case 'ArrayExpression': {
      const call = parent.parent.parent;
      return call.type === 'CallExpression' && call.callee.object === parent && call.arguments.some(isRole);
    }
    case 'Property':
      return parent.value === node && keyOf(parent.key, parent.computed) === 'role';
    default:
      return false;
  }
}

function isRole(node) {
  const { type, name, property, computed } = bare(node);
  return type === 'Identifier' ? name === 'role' : type === 'MemberExpression' && keyOf(property, computed) === 'role';
}
