using Microsoft.EntityFrameworkCore.Design;

namespace EfSchemaBridge.Design.Scaffolding.Ef;

/// <summary>Leaves names as they are: <c>dotnet ef dbcontext scaffold --no-pluralize</c>.</summary>
internal sealed class NoPlurals : IPluralizer
{
    /// <inheritdoc/>
    public string Pluralize(string identifier) => identifier;

    /// <inheritdoc/>
    public string Singularize(string identifier) => identifier;
}
