namespace EfSchemaBridge.Design.Introspection;

/// <summary>A database cannot become a schema. The message says what to do.</summary>
/// <param name="code">The stable code, <c>ESB4xxx</c>; the last three digits are Prisma's where it has a code for the same case.</param>
/// <param name="message">What is wrong, where, and what to do.</param>
internal sealed class IntrospectionException(string code, string message) : Exception(message)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;
}
