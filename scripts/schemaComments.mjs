import ts from "typescript";

/**
 * A transformer of declarations that gives the properties of zod schemas their comments back. The compiler writes the
 * inferred type of a schema without them, and the types of the public arguments, which are read off the schemas, would
 * have no documentation in a user's editor. A property is known by the names that stand beside it in its file.
 */
export function schemaComments(program) {
    return (context) => (declarations) => {
        if (!ts.isSourceFile(declarations)) {
            return declarations;
        }
        const source = program.getSourceFile(declarations.fileName);
        const comments = source === undefined ? new Map() : commentsOf(source);
        const visit = (node) => {
            const seen = ts.visitEachChild(node, visit, context);
            return ts.isTypeLiteralNode(seen) ? commented(seen, comments.get(keyOf(seen.members))) : seen;
        };
        return comments.size === 0 ? declarations : ts.visitEachChild(declarations, visit, context);
    };
}

/** The comments of the properties of each object literal of a file, by the names of its properties. */
function commentsOf(source) {
    const found = new Map();
    const visit = (node) => {
        if (ts.isObjectLiteralExpression(node)) {
            const texts = node.properties.map((property) => [nameOf(property), commentOf(source, property)]);
            if (texts.some(([, text]) => text !== undefined)) {
                found.set(keyOf(node.properties), new Map(texts));
            }
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
}

function commentOf(source, property) {
    const [comment] = ts.getJSDocCommentsAndTags(property).filter(ts.isJSDoc);
    return comment === undefined ? undefined : source.text.slice(comment.pos + "/*".length, comment.end - "*/".length);
}

function commented(literal, comments) {
    for (const member of comments === undefined ? [] : literal.members) {
        const text = comments.get(nameOf(member));
        if (text !== undefined) {
            ts.addSyntheticLeadingComment(member, ts.SyntaxKind.MultiLineCommentTrivia, text, true);
        }
    }
    return literal;
}

function nameOf(property) {
    return property.name !== undefined && ts.isIdentifier(property.name) ? property.name.text : "";
}

function keyOf(properties) {
    return properties.map(nameOf).sort().join();
}
