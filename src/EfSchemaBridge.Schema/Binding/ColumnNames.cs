namespace EfSchemaBridge.Schema.Binding;

/// <summary>The columns of one model after the other, as far as its fields are bound: until then a field's column has its own name.</summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private ModelSymbol? model;

    /// <summary>Whether another field of the model has a column of the name that <c>@map</c> gives to a field; from now on this one has.</summary>
    public bool IsTaken(FieldSymbol field, string name)
    {
        if (model != field.Model)
        {
            Start(field.Model);
        }

        counts[field.Name]--;
        var count = counts.GetValueOrDefault(name);
        counts[name] = count + 1;
        return count > 0;
    }

    private void Start(ModelSymbol next)
    {
        model = next;
        counts.Clear();
        foreach (var field in next.ScalarFields)
        {
            counts[field.Name] = 1;
        }
    }
}
