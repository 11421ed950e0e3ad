namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>Names that the generated code and its hand-written parts share.</summary>
internal static class CodeNames
{
    /// <summary>The partial method that adds to the model.</summary>
    public const string ModelHook = "OnModelCreatingPartial";

    /// <summary>The partial method that adds to the options.</summary>
    public const string OptionsHook = "OnConfiguringPartial";

    /// <summary>The type of entity types that have no class.</summary>
    public const string PropertyBag = "Dictionary<string, object>";
}
