namespace EfSchemaBridge.Relational;

/// <summary>An element of a table and its place among the others. A class: the runtime has the code that sorts classes, and would have to compile that for tuples in each run of the tool.</summary>
/// <param name="Order">The place.</param>
/// <param name="Element">The element.</param>
internal sealed record Placed<T>(int Order, T Element);
