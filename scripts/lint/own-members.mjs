import ts from 'typescript';

/** Whether an object takes any text for a name, and so has names that nobody gave it. */
function isRecord(checker, type) {
  if (type.isUnion()) return type.types.some((one) => isRecord(checker, one));
  return checker.getIndexInfoOfType(type, ts.IndexKind.String) !== undefined;
}

/** Whether a key may be any text; keys that their type lists are none of a caller's choice. */
function isAnyText(type) {
  if (type.isUnion()) return type.types.some(isAnyText);
  return (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}

/**
 * Looking a text up in a plain object also finds what every object has, such as `constructor`: `own` of the kernel finds
 * what the object itself holds. To set one loses it where the text is `__proto__`.
 */
export const ownMembers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      lookup: 'A text may name what every object has, such as constructor: look it up with own() of the kernel.',
      set: 'A text may be __proto__: make the object by a computed name or Object.fromEntries, or use a Map.',
      within: 'The operator `in` also finds what every object has: use Object.hasOwn.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    return {
      'MemberExpression[computed=true]'(node) {
        if (!isAnyText(services.getTypeAtLocation(node.property))) return;
        if (!isRecord(checker, services.getTypeAtLocation(node.object))) return;
        const { parent } = node;
        const isSet =
          (parent.type === 'AssignmentExpression' && parent.left === node) || parent.type === 'UpdateExpression';
        context.report({ node, messageId: isSet ? 'set' : 'lookup' });
      },
      "BinaryExpression[operator='in']"(node) {
        if (isAnyText(services.getTypeAtLocation(node.left))) context.report({ node, messageId: 'within' });
      },
    };
  },
};
