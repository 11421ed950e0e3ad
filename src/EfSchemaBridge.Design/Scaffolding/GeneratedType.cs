namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>The code of one class or enum.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Namespace">The namespace it is in.</param>
/// <param name="Uses">The namespaces that the code needs, in any order.</param>
/// <param name="Text">The declaration, with its documentation.</param>
internal sealed record GeneratedType(string Name, string Namespace, IReadOnlyList<string> Uses, string Text);
